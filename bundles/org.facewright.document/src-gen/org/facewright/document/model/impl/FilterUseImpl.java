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

import org.facewright.core.time.FrameRange;

import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.ParameterValue;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Filter Use</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getFilterId <em>Filter Id</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#isEnabled <em>Enabled</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getAmount <em>Amount</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getRange <em>Range</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getFeather <em>Feather</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getChannelMask <em>Channel Mask</em>}</li>
 *   <li>{@link org.facewright.document.model.impl.FilterUseImpl#getValues <em>Values</em>}</li>
 * </ul>
 *
 * @generated
 */
public class FilterUseImpl extends MinimalEObjectImpl.Container implements FilterUse {
	/**
	 * The default value of the '{@link #getFilterId() <em>Filter Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFilterId()
	 * @generated
	 * @ordered
	 */
	protected static final String FILTER_ID_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getFilterId() <em>Filter Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFilterId()
	 * @generated
	 * @ordered
	 */
	protected String filterId = FILTER_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #isEnabled() <em>Enabled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isEnabled()
	 * @generated
	 * @ordered
	 */
	protected static final boolean ENABLED_EDEFAULT = true;

	/**
	 * The cached value of the '{@link #isEnabled() <em>Enabled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isEnabled()
	 * @generated
	 * @ordered
	 */
	protected boolean enabled = ENABLED_EDEFAULT;

	/**
	 * The default value of the '{@link #getAmount() <em>Amount</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAmount()
	 * @generated
	 * @ordered
	 */
	protected static final double AMOUNT_EDEFAULT = 1.0;

	/**
	 * The cached value of the '{@link #getAmount() <em>Amount</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAmount()
	 * @generated
	 * @ordered
	 */
	protected double amount = AMOUNT_EDEFAULT;

	/**
	 * The default value of the '{@link #getRange() <em>Range</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRange()
	 * @generated
	 * @ordered
	 */
	protected static final FrameRange RANGE_EDEFAULT = (FrameRange)DocumentFactory.eINSTANCE.createFromString(DocumentPackage.eINSTANCE.getFrameRange(), "0..");

	/**
	 * The cached value of the '{@link #getRange() <em>Range</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRange()
	 * @generated
	 * @ordered
	 */
	protected FrameRange range = RANGE_EDEFAULT;

	/**
	 * The default value of the '{@link #getFeather() <em>Feather</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFeather()
	 * @generated
	 * @ordered
	 */
	protected static final int FEATHER_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getFeather() <em>Feather</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFeather()
	 * @generated
	 * @ordered
	 */
	protected int feather = FEATHER_EDEFAULT;

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
	protected FilterUseImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.FILTER_USE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getFilterId() {
		return filterId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFilterId(String newFilterId) {
		String oldFilterId = filterId;
		filterId = newFilterId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.FILTER_USE__FILTER_ID, oldFilterId, filterId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isEnabled() {
		return enabled;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEnabled(boolean newEnabled) {
		boolean oldEnabled = enabled;
		enabled = newEnabled;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.FILTER_USE__ENABLED, oldEnabled, enabled));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getAmount() {
		return amount;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAmount(double newAmount) {
		double oldAmount = amount;
		amount = newAmount;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.FILTER_USE__AMOUNT, oldAmount, amount));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public FrameRange getRange() {
		return range;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRange(FrameRange newRange) {
		FrameRange oldRange = range;
		range = newRange;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.FILTER_USE__RANGE, oldRange, range));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getFeather() {
		return feather;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFeather(int newFeather) {
		int oldFeather = feather;
		feather = newFeather;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.FILTER_USE__FEATHER, oldFeather, feather));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getChannelMask() {
		if (channelMask == null) {
			channelMask = new EDataTypeUniqueEList<String>(String.class, this, DocumentPackage.FILTER_USE__CHANNEL_MASK);
		}
		return channelMask;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<ParameterValue> getValues() {
		if (values == null) {
			values = new EObjectContainmentEList<ParameterValue>(ParameterValue.class, this, DocumentPackage.FILTER_USE__VALUES);
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
			case DocumentPackage.FILTER_USE__VALUES:
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
			case DocumentPackage.FILTER_USE__FILTER_ID:
				return getFilterId();
			case DocumentPackage.FILTER_USE__ENABLED:
				return isEnabled();
			case DocumentPackage.FILTER_USE__AMOUNT:
				return getAmount();
			case DocumentPackage.FILTER_USE__RANGE:
				return getRange();
			case DocumentPackage.FILTER_USE__FEATHER:
				return getFeather();
			case DocumentPackage.FILTER_USE__CHANNEL_MASK:
				return getChannelMask();
			case DocumentPackage.FILTER_USE__VALUES:
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
			case DocumentPackage.FILTER_USE__FILTER_ID:
				setFilterId((String)newValue);
				return;
			case DocumentPackage.FILTER_USE__ENABLED:
				setEnabled((Boolean)newValue);
				return;
			case DocumentPackage.FILTER_USE__AMOUNT:
				setAmount((Double)newValue);
				return;
			case DocumentPackage.FILTER_USE__RANGE:
				setRange((FrameRange)newValue);
				return;
			case DocumentPackage.FILTER_USE__FEATHER:
				setFeather((Integer)newValue);
				return;
			case DocumentPackage.FILTER_USE__CHANNEL_MASK:
				getChannelMask().clear();
				getChannelMask().addAll((Collection<? extends String>)newValue);
				return;
			case DocumentPackage.FILTER_USE__VALUES:
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
			case DocumentPackage.FILTER_USE__FILTER_ID:
				setFilterId(FILTER_ID_EDEFAULT);
				return;
			case DocumentPackage.FILTER_USE__ENABLED:
				setEnabled(ENABLED_EDEFAULT);
				return;
			case DocumentPackage.FILTER_USE__AMOUNT:
				setAmount(AMOUNT_EDEFAULT);
				return;
			case DocumentPackage.FILTER_USE__RANGE:
				setRange(RANGE_EDEFAULT);
				return;
			case DocumentPackage.FILTER_USE__FEATHER:
				setFeather(FEATHER_EDEFAULT);
				return;
			case DocumentPackage.FILTER_USE__CHANNEL_MASK:
				getChannelMask().clear();
				return;
			case DocumentPackage.FILTER_USE__VALUES:
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
			case DocumentPackage.FILTER_USE__FILTER_ID:
				return FILTER_ID_EDEFAULT == null ? filterId != null : !FILTER_ID_EDEFAULT.equals(filterId);
			case DocumentPackage.FILTER_USE__ENABLED:
				return enabled != ENABLED_EDEFAULT;
			case DocumentPackage.FILTER_USE__AMOUNT:
				return amount != AMOUNT_EDEFAULT;
			case DocumentPackage.FILTER_USE__RANGE:
				return RANGE_EDEFAULT == null ? range != null : !RANGE_EDEFAULT.equals(range);
			case DocumentPackage.FILTER_USE__FEATHER:
				return feather != FEATHER_EDEFAULT;
			case DocumentPackage.FILTER_USE__CHANNEL_MASK:
				return channelMask != null && !channelMask.isEmpty();
			case DocumentPackage.FILTER_USE__VALUES:
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
		result.append(" (filterId: ");
		result.append(filterId);
		result.append(", enabled: ");
		result.append(enabled);
		result.append(", amount: ");
		result.append(amount);
		result.append(", range: ");
		result.append(range);
		result.append(", feather: ");
		result.append(feather);
		result.append(", channelMask: ");
		result.append(channelMask);
		result.append(')');
		return result.toString();
	}

} //FilterUseImpl
