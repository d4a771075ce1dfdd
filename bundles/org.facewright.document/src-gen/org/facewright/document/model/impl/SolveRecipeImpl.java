package org.facewright.document.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.SolveRecipe;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Solve Recipe</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getBackendId <em>Backend Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getModelId <em>Model Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getModelSha256 <em>Model Sha256</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getDevice <em>Device</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getProvider <em>Provider</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getAudioStart <em>Audio Start</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getAudioLength <em>Audio Length</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getCreatedBy <em>Created By</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.SolveRecipeImpl#getValues <em>Values</em>}</li>
 * </ul>
 *
 * @generated
 */
public class SolveRecipeImpl extends MinimalEObjectImpl.Container implements SolveRecipe {
	/**
	 * The default value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected static final String ID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getId() <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getId()
	 * @generated
	 * @ordered
	 */
	protected String id = ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getBackendId() <em>Backend Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBackendId()
	 * @generated
	 * @ordered
	 */
	protected static final String BACKEND_ID_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getBackendId() <em>Backend Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBackendId()
	 * @generated
	 * @ordered
	 */
	protected String backendId = BACKEND_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getModelId() <em>Model Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getModelId()
	 * @generated
	 * @ordered
	 */
	protected static final String MODEL_ID_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getModelId() <em>Model Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getModelId()
	 * @generated
	 * @ordered
	 */
	protected String modelId = MODEL_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getModelSha256() <em>Model Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getModelSha256()
	 * @generated
	 * @ordered
	 */
	protected static final String MODEL_SHA256_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getModelSha256() <em>Model Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getModelSha256()
	 * @generated
	 * @ordered
	 */
	protected String modelSha256 = MODEL_SHA256_EDEFAULT;

	/**
	 * The default value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected static final String DEVICE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected String device = DEVICE_EDEFAULT;

	/**
	 * The default value of the '{@link #getProvider() <em>Provider</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getProvider()
	 * @generated
	 * @ordered
	 */
	protected static final String PROVIDER_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getProvider() <em>Provider</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getProvider()
	 * @generated
	 * @ordered
	 */
	protected String provider = PROVIDER_EDEFAULT;

	/**
	 * The default value of the '{@link #getAudioStart() <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioStart()
	 * @generated
	 * @ordered
	 */
	protected static final long AUDIO_START_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getAudioStart() <em>Audio Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioStart()
	 * @generated
	 * @ordered
	 */
	protected long audioStart = AUDIO_START_EDEFAULT;

	/**
	 * The default value of the '{@link #getAudioLength() <em>Audio Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioLength()
	 * @generated
	 * @ordered
	 */
	protected static final long AUDIO_LENGTH_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getAudioLength() <em>Audio Length</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAudioLength()
	 * @generated
	 * @ordered
	 */
	protected long audioLength = AUDIO_LENGTH_EDEFAULT;

	/**
	 * The default value of the '{@link #getCreatedBy() <em>Created By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCreatedBy()
	 * @generated
	 * @ordered
	 */
	protected static final String CREATED_BY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getCreatedBy() <em>Created By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCreatedBy()
	 * @generated
	 * @ordered
	 */
	protected String createdBy = CREATED_BY_EDEFAULT;

	/**
	 * The cached value of the '{@link #getValues() <em>Values</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getValues()
	 * @generated
	 * @ordered
	 */
	protected EList<ParameterValue> values;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected SolveRecipeImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.SOLVE_RECIPE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getId() {
		return id;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setId(String newId) {
		String oldId = id;
		id = newId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getBackendId() {
		return backendId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBackendId(String newBackendId) {
		String oldBackendId = backendId;
		backendId = newBackendId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__BACKEND_ID, oldBackendId, backendId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getModelId() {
		return modelId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setModelId(String newModelId) {
		String oldModelId = modelId;
		modelId = newModelId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__MODEL_ID, oldModelId, modelId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getModelSha256() {
		return modelSha256;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setModelSha256(String newModelSha256) {
		String oldModelSha256 = modelSha256;
		modelSha256 = newModelSha256;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__MODEL_SHA256, oldModelSha256, modelSha256));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDevice() {
		return device;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDevice(String newDevice) {
		String oldDevice = device;
		device = newDevice;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__DEVICE, oldDevice, device));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getProvider() {
		return provider;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setProvider(String newProvider) {
		String oldProvider = provider;
		provider = newProvider;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__PROVIDER, oldProvider, provider));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getAudioStart() {
		return audioStart;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAudioStart(long newAudioStart) {
		long oldAudioStart = audioStart;
		audioStart = newAudioStart;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__AUDIO_START, oldAudioStart, audioStart));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getAudioLength() {
		return audioLength;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAudioLength(long newAudioLength) {
		long oldAudioLength = audioLength;
		audioLength = newAudioLength;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__AUDIO_LENGTH, oldAudioLength, audioLength));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCreatedBy() {
		return createdBy;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCreatedBy(String newCreatedBy) {
		String oldCreatedBy = createdBy;
		createdBy = newCreatedBy;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.SOLVE_RECIPE__CREATED_BY, oldCreatedBy, createdBy));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<ParameterValue> getValues() {
		if (values == null) {
			values = new EObjectContainmentEList<ParameterValue>(ParameterValue.class, this, DocumentPackage.SOLVE_RECIPE__VALUES);
		}
		return values;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case DocumentPackage.SOLVE_RECIPE__VALUES:
				return ((InternalEList<?>)getValues()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.SOLVE_RECIPE__ID:
				return getId();
			case DocumentPackage.SOLVE_RECIPE__BACKEND_ID:
				return getBackendId();
			case DocumentPackage.SOLVE_RECIPE__MODEL_ID:
				return getModelId();
			case DocumentPackage.SOLVE_RECIPE__MODEL_SHA256:
				return getModelSha256();
			case DocumentPackage.SOLVE_RECIPE__DEVICE:
				return getDevice();
			case DocumentPackage.SOLVE_RECIPE__PROVIDER:
				return getProvider();
			case DocumentPackage.SOLVE_RECIPE__AUDIO_START:
				return getAudioStart();
			case DocumentPackage.SOLVE_RECIPE__AUDIO_LENGTH:
				return getAudioLength();
			case DocumentPackage.SOLVE_RECIPE__CREATED_BY:
				return getCreatedBy();
			case DocumentPackage.SOLVE_RECIPE__VALUES:
				return getValues();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.SOLVE_RECIPE__ID:
				setId((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__BACKEND_ID:
				setBackendId((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__MODEL_ID:
				setModelId((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__MODEL_SHA256:
				setModelSha256((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__DEVICE:
				setDevice((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__PROVIDER:
				setProvider((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__AUDIO_START:
				setAudioStart((Long)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__AUDIO_LENGTH:
				setAudioLength((Long)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__CREATED_BY:
				setCreatedBy((String)newValue);
				return;
			case DocumentPackage.SOLVE_RECIPE__VALUES:
				getValues().clear();
				getValues().addAll((Collection<? extends ParameterValue>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.SOLVE_RECIPE__ID:
				setId(ID_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__BACKEND_ID:
				setBackendId(BACKEND_ID_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__MODEL_ID:
				setModelId(MODEL_ID_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__MODEL_SHA256:
				setModelSha256(MODEL_SHA256_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__DEVICE:
				setDevice(DEVICE_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__PROVIDER:
				setProvider(PROVIDER_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__AUDIO_START:
				setAudioStart(AUDIO_START_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__AUDIO_LENGTH:
				setAudioLength(AUDIO_LENGTH_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__CREATED_BY:
				setCreatedBy(CREATED_BY_EDEFAULT);
				return;
			case DocumentPackage.SOLVE_RECIPE__VALUES:
				getValues().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.SOLVE_RECIPE__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case DocumentPackage.SOLVE_RECIPE__BACKEND_ID:
				return BACKEND_ID_EDEFAULT == null ? backendId != null : !BACKEND_ID_EDEFAULT.equals(backendId);
			case DocumentPackage.SOLVE_RECIPE__MODEL_ID:
				return MODEL_ID_EDEFAULT == null ? modelId != null : !MODEL_ID_EDEFAULT.equals(modelId);
			case DocumentPackage.SOLVE_RECIPE__MODEL_SHA256:
				return MODEL_SHA256_EDEFAULT == null ? modelSha256 != null : !MODEL_SHA256_EDEFAULT.equals(modelSha256);
			case DocumentPackage.SOLVE_RECIPE__DEVICE:
				return DEVICE_EDEFAULT == null ? device != null : !DEVICE_EDEFAULT.equals(device);
			case DocumentPackage.SOLVE_RECIPE__PROVIDER:
				return PROVIDER_EDEFAULT == null ? provider != null : !PROVIDER_EDEFAULT.equals(provider);
			case DocumentPackage.SOLVE_RECIPE__AUDIO_START:
				return audioStart != AUDIO_START_EDEFAULT;
			case DocumentPackage.SOLVE_RECIPE__AUDIO_LENGTH:
				return audioLength != AUDIO_LENGTH_EDEFAULT;
			case DocumentPackage.SOLVE_RECIPE__CREATED_BY:
				return CREATED_BY_EDEFAULT == null ? createdBy != null : !CREATED_BY_EDEFAULT.equals(createdBy);
			case DocumentPackage.SOLVE_RECIPE__VALUES:
				return values != null && !values.isEmpty();
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (id: ");
		result.append(id);
		result.append(", backendId: ");
		result.append(backendId);
		result.append(", modelId: ");
		result.append(modelId);
		result.append(", modelSha256: ");
		result.append(modelSha256);
		result.append(", device: ");
		result.append(device);
		result.append(", provider: ");
		result.append(provider);
		result.append(", audioStart: ");
		result.append(audioStart);
		result.append(", audioLength: ");
		result.append(audioLength);
		result.append(", createdBy: ");
		result.append(createdBy);
		result.append(')');
		return result.toString();
	}

} //SolveRecipeImpl
