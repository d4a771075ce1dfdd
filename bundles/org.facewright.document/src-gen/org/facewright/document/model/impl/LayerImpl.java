package org.facewright.document.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EDataTypeUniqueEList;
import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.facewright.core.curve.KeyCurves;

import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.LayerContent;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Layer</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getBlend <em>Blend</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getInfluence <em>Influence</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getInfluenceCurve <em>Influence Curve</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#isMuted <em>Muted</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#isSolo <em>Solo</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#isLocked <em>Locked</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getChannelMask <em>Channel Mask</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getContent <em>Content</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.LayerImpl#getFilters <em>Filters</em>}</li>
 * </ul>
 *
 * @generated
 */
public class LayerImpl extends MinimalEObjectImpl.Container implements Layer {
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
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getBlend() <em>Blend</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBlend()
	 * @generated
	 * @ordered
	 */
	protected static final Blend BLEND_EDEFAULT = Blend.REPLACE;

	/**
	 * The cached value of the '{@link #getBlend() <em>Blend</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBlend()
	 * @generated
	 * @ordered
	 */
	protected Blend blend = BLEND_EDEFAULT;

	/**
	 * The default value of the '{@link #getInfluence() <em>Influence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInfluence()
	 * @generated
	 * @ordered
	 */
	protected static final double INFLUENCE_EDEFAULT = 1.0;

	/**
	 * The cached value of the '{@link #getInfluence() <em>Influence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInfluence()
	 * @generated
	 * @ordered
	 */
	protected double influence = INFLUENCE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getInfluenceCurve() <em>Influence Curve</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInfluenceCurve()
	 * @generated
	 * @ordered
	 */
	protected Stored<KeyCurves> influenceCurve;

	/**
	 * The default value of the '{@link #isMuted() <em>Muted</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isMuted()
	 * @generated
	 * @ordered
	 */
	protected static final boolean MUTED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isMuted() <em>Muted</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isMuted()
	 * @generated
	 * @ordered
	 */
	protected boolean muted = MUTED_EDEFAULT;

	/**
	 * The default value of the '{@link #isSolo() <em>Solo</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isSolo()
	 * @generated
	 * @ordered
	 */
	protected static final boolean SOLO_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isSolo() <em>Solo</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isSolo()
	 * @generated
	 * @ordered
	 */
	protected boolean solo = SOLO_EDEFAULT;

	/**
	 * The default value of the '{@link #isLocked() <em>Locked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLocked()
	 * @generated
	 * @ordered
	 */
	protected static final boolean LOCKED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isLocked() <em>Locked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLocked()
	 * @generated
	 * @ordered
	 */
	protected boolean locked = LOCKED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getChannelMask() <em>Channel Mask</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChannelMask()
	 * @generated
	 * @ordered
	 */
	protected EList<String> channelMask;

	/**
	 * The cached value of the '{@link #getContent() <em>Content</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getContent()
	 * @generated
	 * @ordered
	 */
	protected LayerContent content;

	/**
	 * The cached value of the '{@link #getFilters() <em>Filters</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFilters()
	 * @generated
	 * @ordered
	 */
	protected EList<FilterUse> filters;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected LayerImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.LAYER;
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
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__ID, oldId, id));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Blend getBlend() {
		return blend;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBlend(Blend newBlend) {
		Blend oldBlend = blend;
		blend = newBlend == null ? BLEND_EDEFAULT : newBlend;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__BLEND, oldBlend, blend));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getInfluence() {
		return influence;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setInfluence(double newInfluence) {
		double oldInfluence = influence;
		influence = newInfluence;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__INFLUENCE, oldInfluence, influence));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Stored<KeyCurves> getInfluenceCurve() {
		return influenceCurve;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setInfluenceCurve(Stored<KeyCurves> newInfluenceCurve) {
		Stored<KeyCurves> oldInfluenceCurve = influenceCurve;
		influenceCurve = newInfluenceCurve;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__INFLUENCE_CURVE, oldInfluenceCurve, influenceCurve));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isMuted() {
		return muted;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMuted(boolean newMuted) {
		boolean oldMuted = muted;
		muted = newMuted;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__MUTED, oldMuted, muted));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isSolo() {
		return solo;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSolo(boolean newSolo) {
		boolean oldSolo = solo;
		solo = newSolo;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__SOLO, oldSolo, solo));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isLocked() {
		return locked;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLocked(boolean newLocked) {
		boolean oldLocked = locked;
		locked = newLocked;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__LOCKED, oldLocked, locked));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getChannelMask() {
		if (channelMask == null) {
			channelMask = new EDataTypeUniqueEList<String>(String.class, this, DocumentPackage.LAYER__CHANNEL_MASK);
		}
		return channelMask;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public LayerContent getContent() {
		return content;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetContent(LayerContent newContent, NotificationChain msgs) {
		LayerContent oldContent = content;
		content = newContent;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__CONTENT, oldContent, newContent);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setContent(LayerContent newContent) {
		if (newContent != content) {
			NotificationChain msgs = null;
			if (content != null)
				msgs = ((InternalEObject)content).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - DocumentPackage.LAYER__CONTENT, null, msgs);
			if (newContent != null)
				msgs = ((InternalEObject)newContent).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - DocumentPackage.LAYER__CONTENT, null, msgs);
			msgs = basicSetContent(newContent, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.LAYER__CONTENT, newContent, newContent));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<FilterUse> getFilters() {
		if (filters == null) {
			filters = new EObjectContainmentEList<FilterUse>(FilterUse.class, this, DocumentPackage.LAYER__FILTERS);
		}
		return filters;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case DocumentPackage.LAYER__CONTENT:
				return basicSetContent(null, msgs);
			case DocumentPackage.LAYER__FILTERS:
				return ((InternalEList<?>)getFilters()).basicRemove(otherEnd, msgs);
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
			case DocumentPackage.LAYER__ID:
				return getId();
			case DocumentPackage.LAYER__NAME:
				return getName();
			case DocumentPackage.LAYER__BLEND:
				return getBlend();
			case DocumentPackage.LAYER__INFLUENCE:
				return getInfluence();
			case DocumentPackage.LAYER__INFLUENCE_CURVE:
				return getInfluenceCurve();
			case DocumentPackage.LAYER__MUTED:
				return isMuted();
			case DocumentPackage.LAYER__SOLO:
				return isSolo();
			case DocumentPackage.LAYER__LOCKED:
				return isLocked();
			case DocumentPackage.LAYER__CHANNEL_MASK:
				return getChannelMask();
			case DocumentPackage.LAYER__CONTENT:
				return getContent();
			case DocumentPackage.LAYER__FILTERS:
				return getFilters();
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
			case DocumentPackage.LAYER__ID:
				setId((String)newValue);
				return;
			case DocumentPackage.LAYER__NAME:
				setName((String)newValue);
				return;
			case DocumentPackage.LAYER__BLEND:
				setBlend((Blend)newValue);
				return;
			case DocumentPackage.LAYER__INFLUENCE:
				setInfluence((Double)newValue);
				return;
			case DocumentPackage.LAYER__INFLUENCE_CURVE:
				setInfluenceCurve((Stored<KeyCurves>)newValue);
				return;
			case DocumentPackage.LAYER__MUTED:
				setMuted((Boolean)newValue);
				return;
			case DocumentPackage.LAYER__SOLO:
				setSolo((Boolean)newValue);
				return;
			case DocumentPackage.LAYER__LOCKED:
				setLocked((Boolean)newValue);
				return;
			case DocumentPackage.LAYER__CHANNEL_MASK:
				getChannelMask().clear();
				getChannelMask().addAll((Collection<? extends String>)newValue);
				return;
			case DocumentPackage.LAYER__CONTENT:
				setContent((LayerContent)newValue);
				return;
			case DocumentPackage.LAYER__FILTERS:
				getFilters().clear();
				getFilters().addAll((Collection<? extends FilterUse>)newValue);
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
			case DocumentPackage.LAYER__ID:
				setId(ID_EDEFAULT);
				return;
			case DocumentPackage.LAYER__NAME:
				setName(NAME_EDEFAULT);
				return;
			case DocumentPackage.LAYER__BLEND:
				setBlend(BLEND_EDEFAULT);
				return;
			case DocumentPackage.LAYER__INFLUENCE:
				setInfluence(INFLUENCE_EDEFAULT);
				return;
			case DocumentPackage.LAYER__INFLUENCE_CURVE:
				setInfluenceCurve((Stored<KeyCurves>)null);
				return;
			case DocumentPackage.LAYER__MUTED:
				setMuted(MUTED_EDEFAULT);
				return;
			case DocumentPackage.LAYER__SOLO:
				setSolo(SOLO_EDEFAULT);
				return;
			case DocumentPackage.LAYER__LOCKED:
				setLocked(LOCKED_EDEFAULT);
				return;
			case DocumentPackage.LAYER__CHANNEL_MASK:
				getChannelMask().clear();
				return;
			case DocumentPackage.LAYER__CONTENT:
				setContent((LayerContent)null);
				return;
			case DocumentPackage.LAYER__FILTERS:
				getFilters().clear();
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
			case DocumentPackage.LAYER__ID:
				return ID_EDEFAULT == null ? id != null : !ID_EDEFAULT.equals(id);
			case DocumentPackage.LAYER__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case DocumentPackage.LAYER__BLEND:
				return blend != BLEND_EDEFAULT;
			case DocumentPackage.LAYER__INFLUENCE:
				return influence != INFLUENCE_EDEFAULT;
			case DocumentPackage.LAYER__INFLUENCE_CURVE:
				return influenceCurve != null;
			case DocumentPackage.LAYER__MUTED:
				return muted != MUTED_EDEFAULT;
			case DocumentPackage.LAYER__SOLO:
				return solo != SOLO_EDEFAULT;
			case DocumentPackage.LAYER__LOCKED:
				return locked != LOCKED_EDEFAULT;
			case DocumentPackage.LAYER__CHANNEL_MASK:
				return channelMask != null && !channelMask.isEmpty();
			case DocumentPackage.LAYER__CONTENT:
				return content != null;
			case DocumentPackage.LAYER__FILTERS:
				return filters != null && !filters.isEmpty();
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
		result.append(", name: ");
		result.append(name);
		result.append(", blend: ");
		result.append(blend);
		result.append(", influence: ");
		result.append(influence);
		result.append(", influenceCurve: ");
		result.append(influenceCurve);
		result.append(", muted: ");
		result.append(muted);
		result.append(", solo: ");
		result.append(solo);
		result.append(", locked: ");
		result.append(locked);
		result.append(", channelMask: ");
		result.append(channelMask);
		result.append(')');
		return result.toString();
	}

} //LayerImpl
